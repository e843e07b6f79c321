def f():
    break

return 2
