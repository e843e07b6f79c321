from concurrent.futures import ProcessPoolExecutor

ZONES = ["kitchen", "bathroom", "hall", "bedroom", "study", "cellar", "attic", "garage", "porch"]
CORNERS = 4
SCRUBS = 250_000


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
    with ProcessPoolExecutor(max_workers=len(ZONES)) as friends:
        for report in friends.map(clean_zone, ZONES):
            print(report)


if __name__ == "__main__":
    main()
