#!/usr/bin/env python3
"""browser.py BROWSER PAGE <steps      does to a page what a person does, and says what is not as it should be

Steps, one a line:
    press KEY             a key, as the page gets it from a keyboard
    click SELECTOR        the middle of an element
    follow SELECTOR       a link, by Enter
    width PIXELS
    expect EXPRESSION     JavaScript that must become true within five seconds
    quiet                 the page threw no error so far

Speaks the DevTools protocol over the browser's pipe: needs nothing but Python.
"""
import json
import os
import subprocess
import sys
import tempfile
import time

WAIT = 5


class Browser:
    def __init__(self, program, folder):
        to_browser, self.out = os.pipe()
        self.inp, from_browser = os.pipe()

        def child():
            # The browser reads from 3 and writes to 4, which may be the very ends that were made here.
            a, b = os.dup(to_browser), os.dup(from_browser)
            os.dup2(a, 3), os.dup2(b, 4)

        self.process = subprocess.Popen(
            [program, "--headless", "--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking",
             "--user-data-dir=" + folder, "--remote-debugging-pipe", "about:blank"],
            preexec_fn=child, pass_fds=(3, 4), stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL)
        os.close(to_browser), os.close(from_browser)
        self.last, self.rest, self.errors, self.loaded, self.session = 0, b"", [], False, None

    def close(self):
        self.process.terminate()
        self.process.wait()

    def note(self, message):
        if message.get("method") == "Runtime.exceptionThrown":
            self.errors.append(message["params"]["exceptionDetails"].get("text", "error"))
        elif message.get("method") == "Page.loadEventFired":
            self.loaded = True

    def receive(self):
        while b"\0" not in self.rest:
            got = os.read(self.inp, 1 << 16)
            if not got:
                sys.exit("the browser went away")
            self.rest += got
        line, self.rest = self.rest.split(b"\0", 1)
        message = json.loads(line)
        self.note(message)
        return message

    def call(self, method, **params):
        self.last += 1
        message = {"id": self.last, "method": method, "params": params}
        if self.session:
            message["sessionId"] = self.session
        os.write(self.out, json.dumps(message).encode() + b"\0")
        while True:
            answer = self.receive()
            if answer.get("id") == self.last:
                if "error" in answer:
                    sys.exit("%s: %s" % (method, answer["error"]["message"]))
                return answer["result"]

    def open(self, path):
        page = next(t for t in self.call("Target.getTargets")["targetInfos"] if t["type"] == "page")
        self.session = self.call("Target.attachToTarget", targetId=page["targetId"], flatten=True)["sessionId"]
        for domain in ("Page", "Runtime"):
            self.call(domain + ".enable")
        self.call("Page.navigate", url="file://" + os.path.realpath(path))
        while not self.loaded:
            self.receive()

    def value(self, expression):
        result = self.call("Runtime.evaluate", expression=expression, returnByValue=True)
        return result["result"].get("value"), result.get("exceptionDetails")

    def press(self, key):
        code = {"Escape": 27, "Enter": 13, "Tab": 9}.get(key, ord(key[0].upper()))
        more = {"text": "\r"} if key == "Enter" else {"text": key} if len(key) == 1 else {}
        self.call("Input.dispatchKeyEvent", type="keyDown", key=key, windowsVirtualKeyCode=code, **more)
        self.call("Input.dispatchKeyEvent", type="keyUp", key=key, windowsVirtualKeyCode=code)

    def click(self, selector):
        found, wrong = self.value("(() => { const e = document.querySelector(%s); e.scrollIntoView({block: 'center'});"
                                  " const b = e.getBoundingClientRect();"
                                  " return [b.x + b.width / 2, b.y + b.height / 2]; })()" % json.dumps(selector))
        if wrong:
            sys.exit("nothing to click: " + selector)
        for kind in ("mousePressed", "mouseReleased"):
            self.call("Input.dispatchMouseEvent", type=kind, x=found[0], y=found[1], button="left", clickCount=1)

    def expect(self, expression):
        end = time.monotonic() + WAIT
        while self.value(expression)[0] is not True:
            if time.monotonic() > end:
                sys.exit("not so: %s (%s)" % (expression, self.value(expression)[0]))
            time.sleep(.02)


def step(browser, line):
    what, _, rest = line.partition(" ")
    if what == "press":
        browser.press(rest)
    elif what == "click":
        browser.click(rest)
    elif what == "follow":
        browser.value("document.querySelector(%s).focus()" % json.dumps(rest))
        browser.press("Enter")
    elif what == "width":
        browser.call("Emulation.setDeviceMetricsOverride", width=int(rest), height=900, deviceScaleFactor=1, mobile=False)
    elif what == "expect":
        browser.expect(rest)
    elif what == "quiet":
        if browser.errors:
            sys.exit("errors on the page: %s" % browser.errors)
    else:
        sys.exit("no such step: " + line)


def main():
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        browser = Browser(sys.argv[1], folder)
        try:
            browser.open(sys.argv[2])
            for line in sys.stdin:
                if line.strip():
                    step(browser, line.strip())
        finally:
            browser.close()


if __name__ == "__main__":
    main()
