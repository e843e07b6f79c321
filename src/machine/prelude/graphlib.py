"""Orders in which everything comes after what it needs."""


class CycleError(ValueError):
    pass


class TopologicalSorter:
    def __init__(self, graph=None):
        self._needs = {}
        self._ready = None
        if graph is not None:
            for node, predecessors in graph.items():
                self.add(node, *predecessors)

    def __class_getitem__(cls, item):
        return cls

    def add(self, node, *predecessors):
        if self._ready is not None:
            raise ValueError("Nodes cannot be added after a call to prepare()")
        needed = self._needs.setdefault(node, [])
        for other in predecessors:
            needed.append(other)
            self._needs.setdefault(other, [])

    def prepare(self):
        if self._ready is not None:
            raise ValueError("cannot prepare() more than once")
        self._left = {node: len(needed) for node, needed in self._needs.items()}
        self._followers = {node: [] for node in self._needs}
        for node, needed in self._needs.items():
            for other in needed:
                self._followers[other].append(node)
        self._ready = [node for node, count in self._left.items() if count == 0]
        self._passed = set()
        self._done = 0
        cycle = self._cycle()
        if cycle:
            raise CycleError("nodes are in a cycle", cycle)

    def _cycle(self):
        """Along those who wait for a node, until it comes round."""
        seen = set()
        for start in self._needs:
            path, places = [], {}
            node, turns = start, []
            while True:
                if node in seen:
                    if node in places:
                        return path[places[node] :] + [node]
                else:
                    seen.add(node)
                    turns.append(iter(self._followers[node]))
                    places[node] = len(path)
                    path.append(node)
                while path:
                    following = next(turns[-1], path)
                    if following is not path:
                        node = following
                        break
                    del places[path.pop()]
                    turns.pop()
                else:
                    break
        return None

    def get_ready(self):
        if self._ready is None:
            raise ValueError("prepare() must be called first")
        ready, self._ready = tuple(self._ready), []
        self._passed.update(ready)
        return ready

    def is_active(self):
        if self._ready is None:
            raise ValueError("prepare() must be called first")
        return self._done < len(self._passed) or bool(self._ready)

    def __bool__(self):
        return self.is_active()

    def done(self, *nodes):
        if self._ready is None:
            raise ValueError("prepare() must be called first")
        for node in nodes:
            if node not in self._needs:
                raise ValueError(f"node {node!r} was not added using add()")
            if node not in self._passed:
                raise ValueError(f"node {node!r} was not passed out (still not ready)")
            if self._left[node] < 0:
                raise ValueError(f"node {node!r} was already marked done")
            self._left[node] = -1
            self._done += 1
            for follower in self._followers[node]:
                self._left[follower] -= 1
                if self._left[follower] == 0:
                    self._ready.append(follower)

    def static_order(self):
        self.prepare()
        while self.is_active():
            ready = self.get_ready()
            yield from ready
            self.done(*ready)
