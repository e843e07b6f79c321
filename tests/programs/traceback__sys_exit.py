import sys


def main():
    print("bye")
    try:
        sys.exit(3)
    finally:
        print("cleaned up")


main()
