TEXT = "the quick brown fox jumps over the lazy dog and the cat sleeps"


def work(turns):
    counts = {}
    for _ in range(turns // 13):
        for word in TEXT.split():
            counts[word] = counts.get(word, 0) + 1
    return sorted(counts.items(), key=lambda pair: (-pair[1], pair[0]))
