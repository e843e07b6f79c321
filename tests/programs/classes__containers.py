class Shelf:
    def __init__(self, *books):
        self.books = list(books)

    def __len__(self):
        return len(self.books)

    def __getitem__(self, index):
        return self.books[index]

    def __setitem__(self, index, book):
        self.books[index] = book

    def __delitem__(self, index):
        del self.books[index]

    def __contains__(self, book):
        return book.lower() in [b.lower() for b in self.books]

    def __iter__(self):
        return iter(self.books)

    def __call__(self, *more):
        self.books.extend(more)
        return len(self)


shelf = Shelf("Emma", "Dune")
print(len(shelf), shelf[0], shelf[-1], "DUNE" in shelf, "Ulysses" in shelf, shelf[0:1])
shelf[0] = "Ivanhoe"
print(shelf("Ubik", "It"), list(shelf), sorted(shelf), bool(Shelf()), bool(shelf))
del shelf[0]
for book in shelf:
    print(book)
first, *others = shelf
print(first, others)
