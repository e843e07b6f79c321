import asyncio
from dataclasses import dataclass

PAGES = {
    "/": ["/about", "/blog"],
    "/about": ["/"],
    "/blog": ["/blog/1", "/blog/2", "/missing"],
    "/blog/1": ["/blog/2"],
    "/blog/2": [],
}


class NotFound(Exception):
    pass


@dataclass
class Page:
    url: str
    links: list[str]


async def fetch(url: str) -> Page:
    await asyncio.sleep(0.005 + len(url) / 1000)
    if url not in PAGES:
        raise NotFound(url)
    return Page(url, PAGES[url])


async def worker(name, queue, seen, found):
    while True:
        url = await queue.get()
        try:
            page = await fetch(url)
        except NotFound as error:
            found.append(f"{error} is missing")
        else:
            found.append(f"{page.url} has {len(page.links)} links")
            for link in page.links:
                if link not in seen:
                    seen.add(link)
                    queue.put_nowait(link)
        finally:
            queue.task_done()


async def main():
    queue, seen, found = asyncio.Queue(), {"/"}, []
    queue.put_nowait("/")
    workers = [asyncio.create_task(worker(f"w{n}", queue, seen, found)) for n in range(2)]
    await queue.join()
    for task in workers:
        task.cancel()
    await asyncio.gather(*workers, return_exceptions=True)
    print(*sorted(found), sep="\n")


asyncio.run(main())
