from concurrent.futures import ProcessPoolExecutor

ZONES = ["kitchen", "bathroom", "hall", "bedroom", "study", "cellar", "attic", "garage", "porch"]
CORNERS = 5
SCRUBS = 1_000_000


def clean_corner(dirt):
    for _ in range(SCRUBS):
        dirt -= 1
    return dirt


def clean_zone(zone):
    dirt = CORNERS * SCRUBS
    for _ in range(CORNERS):
        dirt = clean_corner(dirt)
    return f"{zone}: {dirt} specks left"


def main():
    mine, *theirs = ZONES
    with ProcessPoolExecutor(max_workers=8) as friends:
        reports = friends.map(clean_zone, theirs)
        print(clean_zone(mine))
        for report in reports:
            print(report)


if __name__ == "__main__":
    main()
