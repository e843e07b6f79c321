class Parser:
    def parse(self, words):
        return list(self.number(word) for word in words)

    def number(self, word):
        return int(
            word,
        )


print(Parser().parse(["1", "2"]))
print(Parser().parse(["3", "x"]))
