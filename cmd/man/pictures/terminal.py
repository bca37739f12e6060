#!/usr/bin/env python3
"""terminal.py TITLE <ansi >picture.svg      what a terminal shows, as an SVG

    storydiff diff --color=always --width=80 seeds/sergio.txt seeds/romy.txt | python3 terminal.py 'storydiff diff …'
"""
import html
import re
import sys
import unicodedata

CELL, LINE, MARGIN = 8.4, 18, 16
COLOURS = ["#1c1f26", "#d9534f", "#6aa84f", "#c9a227", "#5b9bd5", "#b07cc6", "#45b0a5", "#d7dae0"]
BRIGHT = ["#7d838f", "#ff7b72", "#8fd06f", "#e5c453", "#82b8ea", "#cf9fe0", "#6fd0c5", "#ffffff"]


def styled(line):
    """(text, style) runs of a line with SGR sequences."""
    style, at = {}, 0
    for m in re.finditer(r"\x1b\[([0-9;]*)m", line):
        if m.start() > at:
            yield line[at:m.start()], dict(style)
        for code in [int(c or 0) for c in m.group(1).split(";")]:
            if code == 0:
                style = {}
            elif code == 1:
                style["font-weight"] = "bold"
            elif code == 2:
                style["opacity"] = ".65"
            elif code == 4:
                style["text-decoration"] = "underline"
            elif code == 22:
                style.pop("font-weight", None), style.pop("opacity", None)
            elif code == 24:
                style.pop("text-decoration", None)
            elif 30 <= code <= 37:
                style["fill"] = COLOURS[code - 30]
            elif 90 <= code <= 97:
                style["fill"] = BRIGHT[code - 90]
            elif code == 39:
                style.pop("fill", None)
        at = m.end()
    if at < len(line):
        yield line[at:], dict(style)


def columns(text):
    return sum(0 if unicodedata.combining(c) else 2 if unicodedata.east_asian_width(c) in "WF" else 1 for c in text)


def main():
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    lines = ["\x1b[1m$ " + sys.argv[1]] + sys.stdin.read().rstrip("\n").split("\n")
    plain = [re.sub(r"\x1b\[[0-9;]*m", "", l) for l in lines]
    width = max(columns(l) for l in plain) * CELL + 2 * MARGIN
    height = len(lines) * LINE + 2 * MARGIN
    print('<svg xmlns="http://www.w3.org/2000/svg" width="%d" height="%d" role="img" aria-label="%s">' % (
        width, height, html.escape("a terminal: " + sys.argv[1], quote=True)))
    print('<rect width="100%%" height="100%%" rx="8" fill="%s"/>' % COLOURS[0])
    print('<g font-family="DejaVu Sans Mono, Menlo, Consolas, monospace" font-size="14" fill="%s">' % COLOURS[7])
    for n, line in enumerate(lines):
        column = 0
        for text, style in styled(line):
            attributes = "".join(' %s="%s"' % kv for kv in sorted(style.items()))
            # Spaces at the edges of a text and runs of them are not drawn: each piece gets a place of its own.
            for piece in re.split(r"(\s{2,}|^\s|\s$)", text):
                if piece.strip():
                    print('<text x="%.1f" y="%d" textLength="%.1f"%s>%s</text>' % (
                        MARGIN + column * CELL, MARGIN + n * LINE + 13, columns(piece) * CELL, attributes,
                        html.escape(piece)))
                column += columns(piece)
    print("</g>\n</svg>")


main()
