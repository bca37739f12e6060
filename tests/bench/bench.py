#!/usr/bin/env python3
"""bench.py [options] [A B]      how long storydiff takes, beside the tools that people use today

Runs the cases below on made-up fiction (prose.py), or on the two files A and B, in one go: on a machine whose speed
drifts only ratios within one run mean something. Prints a row a case: CPU seconds (median of the runs), peak memory,
ratios to git's word diff, wdiff, dwdiff and wc -w on the same files where they are installed; then how time grows with
size, as an exponent.

  --bin FILE       the program (default: build/release/cmd/storydiff)
  --stages FILE    the stage timer (default: build/release/tests/bench/bench_stages), for MB/s a stage
  --runs N         runs a command, in turn with its rivals (default 3)
  --only A,B       cases whose names contain one of these
  --quick          without what takes more than some seconds
  --json FILE      writes the figures as JSON too
  --compare OLD NEW    reads two such files and says what got slower
"""
import argparse
import json
import math
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time

import prose

KB, MB = 1 << 10, 1 << 20
SEEDS = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "..", "seeds")
# name, left kind, right kind, bytes; the third column of a growth series is its last step
PAIRS = [
    ("short story, light edits", "prose", "light", 6 * KB),
    ("chapter, light edits", "prose", "light", 50 * KB),
    ("novel, light edits", "prose", "light", 2 * MB),
    ("novel, all sentences edited", "prose", "all", 2 * MB),
    ("novel, nothing in common", "prose", "other", 2 * MB),
    ("one sentence 20,000 times", "repeated", "repeated", 920 * KB),
    ("same words in another order", "prose", "shuffled", 2 * MB),
]
LIBRARY = [("library, light edits", "prose", "light", 32 * MB)]
GROWTH = [("light edits", "prose", "light"), ("nothing in common", "prose", "other"), ("same words", "prose", "shuffled"),
          ("one sentence", "repeated", "repeated")]
GROWTH_SIZES = [MB // 4, MB, 4 * MB]
MANY = [3, 10, 50]
RIVALS = [
    ("git word diff", ["git", "--no-pager", "diff", "--no-index", "--word-diff", "--no-color", "{a}", "{b}"]),
    ("wdiff", ["wdiff", "{a}", "{b}"]),
    ("dwdiff", ["dwdiff", "{a}", "{b}"]),
    ("wc -w", ["wc", "-w", "{a}", "{b}"]),
]


# A process begins with the peak memory of the one that started it: this one holds texts, so that a small one stands between.
RUNNER = """
import os, sys, time
start = time.monotonic()
child = os.posix_spawnp(sys.argv[1], sys.argv[1:], os.environ, file_actions=[(os.POSIX_SPAWN_OPEN, 1, os.devnull, os.O_WRONLY, 0)])
_, status, usage = os.wait4(child, 0)
print(os.waitstatus_to_exitcode(status), usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024, time.monotonic() - start)
"""


def run(command):
    """CPU seconds, peak memory in MB and wall seconds of one command; its output is thrown away."""
    with open(os.devnull, "rb") as null:
        done = subprocess.run([sys.executable, "-I", "-S", "-c", RUNNER, *command], stdin=null, capture_output=True)
    figures = done.stdout.split()
    code = int(figures[0]) if figures else done.returncode
    if code not in (0, 1) and command[0] == "timeout":
        return None
    if code not in (0, 1) or not figures:
        sys.exit("bench: %s: exit %d: %s" % (" ".join(command), code, done.stderr.decode("utf-8", "replace").strip()[:200]))
    return tuple(float(figure) for figure in figures[1:])


def measure(commands, runs):
    """The commands in turn, `runs` times after one warm-up: {name: (median CPU seconds, peak MB)}. Without those that gave
    up."""
    got = {name: [] for name, _ in commands}
    for turn in range(runs + 1):
        for name, command in commands:
            figures = run(command) if name in got else None
            if figures is None:
                got.pop(name, None)
            elif turn:
                got[name].append(figures)
    return {n: (statistics.median(f[0] for f in fs), max(f[1] for f in fs)) for n, fs in got.items()}


def write(folder, kind, size, seed=1):
    path = os.path.join(folder, "%s-%d-%d.txt" % (kind, size, seed))
    if not os.path.exists(path):
        with open(path, "wb") as f:
            f.write(prose.make(kind, size, seed).encode())
    return path


def rivals(a, b):
    """Some take minutes for a library, or all memory."""
    patience = ["timeout", "60"] if os.path.getsize(a) > 8 * MB and shutil.which("timeout") else []
    return [(name, patience + [x.format(a=a, b=b) for x in command]) for name, command in RIVALS if shutil.which(command[0])]


def row(name, seconds, memory, ratios=()):
    text = "  ".join("%s %.2f" % (n, r) for n, r in ratios)
    print("%-34s %8.3f s %7.1f MB   %s" % (name, seconds, memory, "x  " + text if text else ""))
    sys.stdout.flush()


def pair(options, figures, name, a, b):
    got = measure([("storydiff", [options.bin, "diff", "--format=json", a, b])] + rivals(a, b), options.runs)
    seconds, memory = got.pop("storydiff")
    ratios = [(n, seconds / max(t, .0005)) for n, (t, _) in got.items()]
    row(name, seconds, memory, ratios)
    figures[name] = {"seconds": seconds, "mb": memory, "ratios": dict(ratios)}


def growth(options, figures, folder, wanted):
    for name, left, right in GROWTH:
        if not wanted("growth " + name):
            continue
        points = []
        for size in GROWTH_SIZES:
            a, b = write(folder, left, size), write(folder, right, size)
            seconds, _ = measure([("s", [options.bin, "diff", "--format=json", a, b])], 1)["s"]
            points.append((size, seconds))
        exponent = math.log(points[-1][1] / points[0][1]) / math.log(points[-1][0] / points[0][0])
        print("growth, %-26s exponent %.2f   (%s)" % (name, exponent, ", ".join(
            "%.2f MB %.3f s" % (s / MB, t) for s, t in points)))
        figures["growth " + name] = {"exponent": exponent}


def many(options, figures, folder, wanted):
    for count in MANY:
        name = "%d variants of a short story" % count
        if not wanted(name):
            continue
        base = prose.story(3 * KB, 1)
        paths = []
        for n in range(count):
            path = os.path.join(folder, "v%d.txt" % n)
            with open(path, "w") as f:
                f.write(prose.text(prose.light(base[0], base[1])))
            paths.append(path)
        seconds, memory = measure([("s", [options.bin, "diff", "--format=json"] + paths)], options.runs)["s"]
        row(name, seconds, memory)
        figures[name] = {"seconds": seconds, "mb": memory}


def seeds(options, figures):
    """The three stories of seeds/ beside git's word diff of two of them: mostly the start of both programs."""
    paths = [os.path.join(SEEDS, name + ".txt") for name in ("sergio", "romy", "jasper")]
    git = [x.format(a=paths[0], b=paths[1]) for x in RIVALS[0][1]]
    got = measure([("s", [options.bin, "diff", "--threads=1"] + paths), ("git", git)], 10 * options.runs)
    seconds, memory = got["s"]
    ratio = seconds / got["git"][0]
    row("three seeds", seconds, memory, [(RIVALS[0][0] + " of two", ratio)])
    figures["three seeds"] = {"seconds": seconds, "mb": memory, "ratios": {RIVALS[0][0]: ratio}}


def cores(options, figures, folder, size=MB // 2):
    """Wall time of three novels on one core over that on two: the least of each, as anything else that runs adds to it."""
    paths = [write(folder, kind, size) for kind in ("prose", "light", "all")]
    least = {}
    for _ in range(2 * options.runs):
        for n in (1, 2):
            wall = run([options.bin, "diff", "--format=json", "--threads=%d" % n] + paths)[2]
            least[n] = min(wall, least.get(n, wall))
    print("%-34s %8.3f s on one core, %.3f s on two: %.2f times" % ("three novels", least[1], least[2], least[1] / least[2]))
    figures["two cores"] = {"speedup": least[1] / least[2]}


def load(options, figures, folder, count=10000):
    """`storydiff load` of many small variants beside `git fast-import` of the same bytes."""
    source, repos = os.path.join(folder, "many"), os.path.join(folder, "repos")
    os.makedirs(source), os.makedirs(repos)
    stream = []
    for n in range(count):
        body = ("Variant %d.\n\nShe left %s at dawn, and %d days later he followed.\n" % (n, prose.CITIES[n % 14], n)).encode()
        with open(os.path.join(source, "v%05d.txt" % n), "wb") as f:
            f.write(body)
        stream.append(b"commit refs/heads/v%05d\ncommitter A <a@b> %d +0000\ndata 4\nload\nM 644 inline story.txt\ndata %d\n%s\n"
                      % (n, 1700000000, len(body), body))
    with open(os.path.join(folder, "stream"), "wb") as f:
        f.write(b"".join(stream))
    ours = ["sh", "-c", "rm -rf %s/a; cd %s && %s load --quiet --repo %s/a *.txt" % (repos, source, os.path.abspath(options.bin), repos)]
    theirs = ["sh", "-c", "rm -rf %s/b; git init -q --bare %s/b; git -C %s/b fast-import --quiet <%s/stream" % (repos, repos, repos, folder)]
    got = measure([("load", ours), ("git fast-import", theirs)], options.runs)
    seconds, memory = got["load"]
    ratio = seconds / got["git fast-import"][0]
    row("load of %d variants" % count, seconds, memory, [("git fast-import", ratio)])
    figures["load"] = {"seconds": seconds, "mb": memory, "ratios": {"git fast-import": ratio}}


def stages(options, folder):
    if not os.path.exists(options.stages):
        return
    sys.stdout.flush()
    subprocess.run([options.stages, write(folder, "prose", 2 * MB), write(folder, "light", 2 * MB)], check=True)


def compare(old, new):
    slower = 0
    old, new = (json.load(open(p)) for p in (old, new))
    for name in sorted(set(old) & set(new)):
        for key, value in [("seconds", "s"), ("mb", "MB"), ("exponent", "")]:
            if key in old[name] and key in new[name]:
                before, after = old[name][key], new[name][key]
                # Seconds of two runs differ by the machine's mood: compare what was measured beside the same rival.
                rival = next(iter(old[name].get("ratios", {})), None)
                if key == "seconds" and rival in new[name].get("ratios", {}):
                    before, after, value = old[name]["ratios"][rival], new[name]["ratios"][rival], "x " + rival
                if after > before * 1.1:
                    slower += 1
                    print("%-34s %-8s %8.3f -> %8.3f %s   +%.0f %%" % (name, key, before, after, value, 100 * (after / before - 1)))
    print("%d of %d cases got worse by more than a tenth" % (slower, len(set(old) & set(new))))
    return 1 if slower else 0


def main():
    p = argparse.ArgumentParser(usage=__doc__, add_help=False)
    p.add_argument("-h", "--help", action="help")
    p.add_argument("--bin", default="build/release/cmd/storydiff")
    p.add_argument("--stages", default="build/release/tests/bench/bench_stages")
    p.add_argument("--runs", type=int, default=3)
    p.add_argument("--only", default="")
    p.add_argument("--quick", action="store_true")
    p.add_argument("--json")
    p.add_argument("--compare", nargs=2)
    p.add_argument("files", nargs="*")
    options = p.parse_args()
    if options.compare:
        sys.exit(compare(*options.compare))
    wanted = lambda name: not options.only or any(x in name for x in options.only.split(","))
    figures = {}
    with tempfile.TemporaryDirectory() as folder:
        if len(options.files) == 2:
            pair(options, figures, "your files", *options.files)
        else:
            if not options.only:
                stages(options, folder)
            for name, left, right, size in PAIRS + ([] if options.quick else LIBRARY):
                if wanted(name):
                    pair(options, figures, name, write(folder, left, size), write(folder, right, size))
            if wanted("three seeds"):
                seeds(options, figures)
            if wanted("two cores") and len(os.sched_getaffinity(0)) > 1:
                cores(options, figures, folder)
            many(options, figures, folder, wanted)
            if not options.quick:
                growth(options, figures, folder, wanted)
                if wanted("load"):
                    load(options, figures, folder)
    if options.json:
        with open(options.json, "w") as f:
            json.dump(figures, f, indent=1, sort_keys=True)


main()
