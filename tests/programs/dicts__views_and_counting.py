text = "the cat and the dog and the bird"
counts = {}
for word in text.split():
    counts[word] = counts.get(word, 0) + 1
print(counts)
for word, count in sorted(counts.items(), key=lambda item: (-item[1], item[0])):
    print(f"{word:5} {count}")
print(counts.keys(), counts.values())
print(counts.items())
print("cat" in counts.keys(), 3 in counts.values(), ("dog", 1) in counts.items())
print(max(counts, key=counts.get), list(reversed(counts)))
print(sorted(counts.keys() & {"cat", "cow"}))
