"""Every measurement, one after the other: python -m tests.benchmarks [STORIES]. Takes minutes with many stories."""

from tests.benchmarks import bench_linking, bench_pages, bench_screen, bench_store

if __name__ == "__main__":
    for bench in (bench_store, bench_linking, bench_pages, bench_screen):
        print(f"{(bench.__doc__ or '').splitlines()[0].partition(':')[0]}\n", flush=True)
        bench.main()
        print(flush=True)
