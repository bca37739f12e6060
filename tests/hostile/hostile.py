#!/usr/bin/env python3
"""hostile.py [--small] PROGRAM      inputs that mean harm, and what must happen

Makes each input, runs PROGRAM on it, and checks the exit status, that an error is one line, that no control character
reaches the output raw in any format, and that time and memory stay within bounds. --small: sizes for every test run; the
bounds are for the large ones.
"""
import os
import re
import subprocess
import sys
import tempfile
import time

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "bench"))
import prose

SECONDS, MEGABYTES = 20, 1024
FORMATS = ["plain", "term", "json", "html", "tei", "csv", "markdown"]
RAW = re.compile(rb"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]|\xc2[\x80-\x9f]|\xe2\x80[\xaa-\xae]|\xe2\x81[\xa6-\xa9]")
CONTROLS = "".join(chr(c) for c in range(1, 32) if c not in (9, 10, 13)) + "\x7f\x80\x9b\u202e\u2066\u200f"

failures = passed = 0


def big(size):
    return max(1, size // 200) if small else size


def verdict(name, problems):
    global failures, passed
    if problems:
        failures += 1
        print("FAILED %s: %s" % (name, "; ".join(problems)))
    else:
        passed += 1


def run(arguments, stdin=b"", env=None):
    """Exit status, output, errors, seconds, peak MB."""
    out, err = tempfile.TemporaryFile(), tempfile.TemporaryFile()
    start = time.monotonic()
    child = subprocess.Popen([program] + arguments, stdin=subprocess.PIPE, stdout=out, stderr=err, cwd=folder,
                             env=dict(os.environ, **(env or {})))
    try:
        child.stdin.write(stdin)
        child.stdin.close()
    except BrokenPipeError:
        pass
    _, status, usage = os.wait4(child.pid, 0)
    child.returncode = os.waitstatus_to_exitcode(status)
    taken = time.monotonic() - start
    out.seek(0), err.seek(0)
    return child.returncode, out.read(), err.read(), taken, usage.ru_maxrss / 1024


def expect(name, arguments, codes, stdin=b"", env=None, colour=False):
    code, out, err, seconds, memory = run(arguments, stdin, env)
    problems = []
    if code not in codes:
        problems.append("exit %d" % code)
    if code == 2 and (err.count(b"\n") != 1 or not err.startswith(b"storydiff: ")):
        problems.append("not one line of error: %r" % err[:200])
    if RAW.search(re.sub(rb"\x1b\[[0-9;]*m", b"", out) if colour else out) or RAW.search(err):
        problems.append("a raw control character")
    if seconds > SECONDS:
        problems.append("%.1f s" % seconds)
    if memory > MEGABYTES:
        problems.append("%.0f MB" % memory)
    verdict(name, problems)
    return out


def write(name, content):
    with open(os.path.join(folder, name), "wb") as f:
        f.write(content if isinstance(content, bytes) else content.encode())
    return name


def bytes_that_are_no_text():
    for name, content in {"latin1": b"caf\xe9 was closed.", "cut": b"He wept \xe2\x80", "overlong": b"a\xc0\xafb", "surrogate":
                          b"a\xed\xa0\x80b", "nul": b"He\x00wept.", "lone16": b"\xff\xfe\x00\xd8a\x00"}.items():
        path = write("no-" + name + ".txt", content)
        expect("bytes: " + name, ["show", path], {2})
        expect("bytes: load " + name, ["load", "--repo", "no.git", path], {2})
    expect("nothing of a refused load", ["list", "--repo", "no.git"], {0, 2})


def the_same_story_in_other_bytes():
    text = "“Caf\u00e9 Zo\u00eb is closed,” said Anna Vale. She left Lisbon.\n\nHe wept at dawn.\n"
    a = write("plain.txt", text)
    for name, content in {"bom": b"\xef\xbb\xbf" + text.encode(), "crlf": text.replace("\n", "\r\n").encode(),
                          "utf16": text.encode("utf-16"), "utf32": text.encode("utf-32"), "nfd": text.replace("\u00e9", "e\u0301"),
                          "quotes": text.replace("“", '"').replace("”", '"'), "hyphen": text.replace("closed", "clo\u00adsed"),
                          "zero": text.replace("Lisbon", "Lis\u200bbon")}.items():
        expect("no change: " + name, ["diff", a, write("same-" + name + ".txt", content)], {0})


def control_characters_everywhere():
    story = "Anna" + CONTROLS + "Vale left Lis" + CONTROLS + "bon.\n\n<script>alert(1)</script> =SUM(A1) He wept" + CONTROLS + ".\n"
    a = write("control-a.txt", story)
    b = write("control-b.txt", story.replace("Anna", "Maria").replace("wept", "laughed"))
    name = write("na\x1b]0;me\x07\u202e.txt", "He wept.")
    for form in FORMATS:
        out = expect("controls: diff " + form, ["diff", "--format=" + form, "--color=always", a, b], {1}, colour=True)
        expect("controls: show " + form, ["show", "--format=" + form, a], {0, 2})
        expect("controls: file name " + form, ["diff", "--format=" + form, name, b], {1})
        if form in ("html", "tei", "markdown") and b"<script>alert" in out:
            verdict("controls: a script in " + form, ["it is there"])
    expect("controls: operand", ["show", "no\x1b[31msuch"], {2})
    expect("controls: label", ["load", "--repo", "l.git", "--as", "x\x1b[31m", a], {2})
    expect("controls: label of an option", ["load", "--repo", "l.git", "--as", "-x", a], {2})
    expect("controls: message", ["load", "--repo", "l.git", "--as", "fine", "-m", "a" + CONTROLS, a], {0, 2})
    expect("controls: list", ["list", "--repo", "l.git"], {0, 2})
    expect("controls: log", ["log", "--repo", "l.git", "fine"], {0, 2})


def sizes():
    mega = 1 << 20
    novel = prose.make("prose", big(50 * mega), 1)
    cases = {
        "50 MB of prose": novel,
        "a million sentences": "He wept. " * big(1000000),
        "100,000 sentences of a letter": "A. B! " * big(50000),
        "no full stop": prose.make("unstopped", big(2 * mega), 1),
        "one word": "a" * big(8 * mega),
        "deep quotes": "“‘" * big(200000) + "He wept." + "’”" * big(200000),
        "names only": " ".join("N%s" % prose.SYLLABLES[i % 47] + prose.SYLLABLES[i // 47 % 47] for i in range(big(300000))) + ".",
        "a list of capitals": "Anna, Boris, Clara, " * big(100000),
        "line ends": "\n" * big(5 * mega),
        "open brackets": "([{<" * big(mega),
    }
    for name, text in cases.items():
        path = write("size.txt", text)
        expect("size: " + name, ["show", "--format=json", "-o", os.devnull, path], {0})
        expect("size: %s, Markdown" % name, ["show", "--format=json", "-o", os.devnull, write("size.md", text)], {0})
    pairs = [("nothing in common", "prose", "other", 4 * mega), ("one sentence", "repeated", "repeated", mega),
             ("the same words", "prose", "shuffled", 2 * mega)]
    for name, left, right, size in pairs:
        a, b = write("pair-a.txt", prose.make(left, big(size), 1)), write("pair-b.txt", prose.make(right, big(size), 2))
        expect("pair: " + name, ["diff", "--format=json", "-o", os.devnull, a, b], {0, 1})


def settings():
    a = write("a.txt", "Anna Vale left Lisbon.\n")
    hostile = {"GIT_CONFIG_COUNT": "1", "GIT_CONFIG_KEY_0": "storydiff.width", "GIT_CONFIG_VALUE_0": "x\x1b[31m"}
    expect("setting: no number", ["show", a], {2}, env=hostile)
    expect("setting: count", ["show", a], {0, 2}, env={"GIT_CONFIG_COUNT": "99999999999"})
    expect("option: unknown", ["diff", "--\x1b[31m", a, a], {2})
    expect("option: width", ["show", "--width=99999999999999999999", a], {0, 2})
    expect("standard input", ["show", "-"], {2}, stdin=b"\xff")
    os.mkdir(os.path.join(folder, "folder"))
    os.symlink("/etc/passwd", os.path.join(folder, "folder", "01.txt"))
    out = expect("a link in a folder", ["show", "folder"], {2})
    if b"root:" in out:
        verdict("a link in a folder is not followed", ["it was"])
    write(".storydiff", b"[cast \"\x1b[31m\n[[[[\n" + b"[include]\npath = /etc/passwd\n" * 1000 + b"\xff")
    expect("a broken .storydiff", ["check", a], {0, 1, 2})


arguments = sys.argv[1:]
small = "--small" in arguments
arguments = [a for a in arguments if a != "--small"]
if len(arguments) != 1:
    sys.exit(__doc__)
program = os.path.abspath(arguments[0])
for variable in [v for v in os.environ if re.match("GIT_|STORYDIFF_|XDG_|COLUMNS$|NO_COLOR$", v)]:
    del os.environ[variable]
os.environ.update(HOME="/nonexistent", LC_ALL="C.UTF-8", GIT_CONFIG_NOSYSTEM="1")
with tempfile.TemporaryDirectory() as folder:
    for part in (bytes_that_are_no_text, the_same_story_in_other_bytes, control_characters_everywhere, sizes, settings):
        part()
print("%d passed, %d failed" % (passed, failures))
sys.exit(1 if failures else 0)
