x = "\ud83d"
