

import time

best = None
for _ in range(REPEATS):
    began = time.process_time()
    work(TURNS)
    took = time.process_time() - began
    if best is None or took < best:
        best = took
print(best / TURNS * 1e9)
