from collections import UserList, UserString
from collections.abc import Coroutine, Generator

word, later = UserString("ab"), UserString("b")
print(word == "ab", word < later, word <= "ab", later > word, later >= "c")
print(hash(word) == hash("ab"), {word: 1})
print(UserList([1]) == [1], UserList([1]) < UserList([2]), UserList([3]) >= [4])


class Stubborn(Coroutine):
    def __await__(self):
        yield

    def send(self, value):
        return value

    def throw(self, *error):
        return 1


class Endless(Generator):
    def send(self, value):
        return value

    def throw(self, *error):
        return 1


for kind in (Stubborn, Endless):
    try:
        kind().close()
    except RuntimeError as error:
        print(error)
