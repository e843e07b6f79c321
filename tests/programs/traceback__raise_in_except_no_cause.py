try:
    int("twelve")
except ValueError:
    {}["twelve"]
