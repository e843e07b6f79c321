letters = list("abcdefgh")
print(letters[2:5], letters[:3], letters[-2:], letters[::2], letters[::-1])
print(letters[5:2], letters[5:2:-1], letters[100:], letters[-100:2])
letters[1:3] = ["X"]
print(letters)
letters[::3] = [1, 2, 3]
print(letters)
del letters[::2]
print(letters)
letters[1:1] = "in"
print(letters)
print("python"[1:4], "python"[-3:], "python"[::-1], (1, 2, 3)[1:])
print(range(10)[2:8:2], range(10)[-1])
