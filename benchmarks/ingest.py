#!/usr/bin/env python3
"""Measures `jixiao ingest`: throughput, CPU beside `jixiao convert`, memory.

The documents are made here: copies of the given PDFs, each with a comment of its own after the
end, so that no two have the same bytes. Nothing is asserted; one TSV line a figure is printed.

    benchmarks/ingest.py --command .build/release/jixiao samples/*/source.pdf
"""

import argparse
import os
import platform
import subprocess
import sys
import tempfile
import time


def make(bases, folder, count):
    """Writes `count` documents with unique bytes, a thousand a folder."""
    contents = [open(base, "rb").read() for base in bases]
    for number in range(count):
        place = os.path.join(folder, f"{number // 1000:03}")
        os.makedirs(place, exist_ok=True)
        with open(os.path.join(place, f"{number:06}.pdf"), "wb") as file:
            file.write(contents[number % len(contents)])
            file.write(b"\n%% copy %d\n" % number)


def measure(arguments):
    """Runs a command; gives seconds, CPU seconds of it and its workers, and its own peak in MiB."""
    start = time.monotonic()
    with open(os.devnull, "w") as sink:
        process = subprocess.Popen(arguments, stdout=sink, stderr=sink)
    peak = 0
    while True:
        try:
            with open(f"/proc/{process.pid}/status") as status:
                for line in status:
                    if line.startswith("VmHWM"):
                        peak = max(peak, int(line.split()[1]))
        except OSError:
            pass
        pid, _, usage = os.wait4(process.pid, os.WNOHANG)
        if pid:
            return time.monotonic() - start, usage.ru_utime + usage.ru_stime, peak / 1024
        time.sleep(0.02)


def report(name, value, unit):
    print(f"{name}\t{value:.2f}\t{unit}", flush=True)


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("bases", nargs="+", help="PDFs that the documents are copies of")
    parser.add_argument("--command", default=".build/release/jixiao")
    parser.add_argument("--documents", type=int, default=2000)
    parser.add_argument("--few", type=int, default=1000, help="documents of the memory floor")
    parser.add_argument("--many", type=int, default=20000, help="documents of the memory ceiling")
    options = parser.parse_args()
    commit = subprocess.run(
        ["git", "rev-parse", "--short", "HEAD"], capture_output=True, text=True
    ).stdout.strip()
    print(f"# commit {commit}, {os.cpu_count()} processors, {platform.machine()}")
    with tempfile.TemporaryDirectory() as folder:
        documents = os.path.join(folder, "documents")
        make(options.bases, documents, options.documents)
        files = [
            os.path.join(place, name) for place, _, names in sorted(os.walk(documents))
            for name in sorted(names)
        ]
        figures = {}
        for jobs in (1, 2):
            archive = os.path.join(folder, f"{jobs}.sqlite")
            figures[jobs] = measure([
                options.command, "ingest", documents, "--archive", archive, "--jobs", str(jobs)
            ])
            report(f"ingest --jobs {jobs}", options.documents / figures[jobs][0], "documents/s")
        report("speed of two jobs", figures[1][0] / figures[2][0], "times one")
        seconds, cpu, _ = measure(
            [options.command, "convert", "--quiet", "--format", "ndjson", "-o",
             os.path.join(folder, "converted.ndjson")] + files)
        report("convert", options.documents / seconds, "documents/s")
        report("CPU of convert", cpu * 1000 / options.documents, "ms/document")
        report("CPU of ingest", figures[1][1] * 1000 / options.documents, "ms/document")
        report("CPU of ingest", figures[1][1] / cpu, "times convert")
        archives = [
            subprocess.run(
                [options.command, "export", "--format", "csv", "--archive",
                 os.path.join(folder, f"{jobs}.sqlite")], capture_output=True).stdout
            for jobs in (1, 2)
        ]
        report("exports equal", float(archives[0] == archives[1]), "1 is yes")
        again = measure([
            options.command, "ingest", documents, "--archive", os.path.join(folder, "1.sqlite")
        ])
        report("second run", options.documents / again[0], "documents/s")
        for count in (options.few, options.many):
            if count == 0:
                continue
            place = os.path.join(folder, f"memory-{count}")
            make(options.bases[:1], place, count)
            archive = os.path.join(folder, f"memory-{count}.sqlite")
            _, _, peak = measure([options.command, "ingest", place, "--archive", archive])
            report(f"memory of the command, {count} documents", peak, "MiB")


if __name__ == "__main__":
    sys.exit(main())
