import asyncio

ZONES = ["kitchen", "bathroom", "hall", "bedroom", "study", "cellar", "attic", "garage", "porch"]
CORNERS = 5
SCRUBS = 1_000_000


def clean_corner(dirt):
    for _ in range(SCRUBS):
        dirt -= 1
    return dirt


async def clean_zone(zone):
    dirt = CORNERS * SCRUBS
    for _ in range(CORNERS):
        dirt = clean_corner(dirt)
        await asyncio.sleep(0)  # off to the next zone, back here later
    return f"{zone}: {dirt} specks left"


async def main():
    turns = [asyncio.create_task(clean_zone(zone), name=zone) for zone in ZONES]
    for report in await asyncio.gather(*turns):
        print(report)


asyncio.run(main())
