from collections import deque

graph = {"a": ["b", "c"], "b": ["d"], "c": ["d", "e"], "d": ["f"], "e": ["f"], "f": []}


def shortest(start, goal):
    paths = deque([[start]])
    seen = {start}
    while paths:
        path = paths.popleft()
        if path[-1] == goal:
            return path
        for next_node in graph[path[-1]]:
            if next_node not in seen:
                seen.add(next_node)
                paths.append(path + [next_node])
    return None


def depth_first(node, visited=None):
    visited = visited if visited is not None else []
    visited.append(node)
    for child in graph[node]:
        if child not in visited:
            depth_first(child, visited)
    return visited


def caesar(text, shift):
    return "".join(chr((ord(c) - 97 + shift) % 26 + 97) if c.islower() else c for c in text)


def is_palindrome(text):
    letters = [c.lower() for c in text if c.isalnum()]
    return letters == letters[::-1]


print(shortest("a", "f"), shortest("f", "a"), depth_first("a"))
print(caesar("hello, world", 3), caesar(caesar("abc xyz", 5), -5))
print(is_palindrome("A man, a plan, a canal: Panama"), is_palindrome("python"))
words = "it was the best of times it was the worst of times".split()
print({length: sorted({w for w in words if len(w) == length}) for length in sorted(set(map(len, words)))})
