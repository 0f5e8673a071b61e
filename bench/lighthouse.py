"""Ask Lighthouse about each kind of page, as on a phone.

usage: python -m bench.lighthouse LIGHTHOUSE [PAGE …]

LIGHTHOUSE is its program, from npm, in a folder outside of this one: no part of the project needs it. The built site is
served from this machine, compressed as GitHub Pages does it. What is below the best of 100 is named.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import tempfile
from pathlib import Path
from typing import Any

from bench.search import served
from tests.browser.chromium import ARGUMENTS, chromium

PAGES = {
    "home": "", "article": "now/too-ill/", "section": "decide/", "question": "flows/attend-or-cancel/",
    "result": "flows/attend-or-cancel/outcomes/withdraw/", "search": "search/", "message": "messages/ill/",
    "history": "now/too-ill/history/", "history of a large flow": "flows/attend-or-cancel/history/",
}  # fmt: skip
CATEGORIES = ("performance", "accessibility", "best-practices", "seo")


def main() -> None:
    """Print a line for each page, and one for each audit that it does not pass in full."""
    parser = argparse.ArgumentParser(prog="python -m bench.lighthouse")
    parser.add_argument("program")
    parser.add_argument("pages", nargs="*", metavar="page", default=list(PAGES))
    arguments = parser.parse_args()
    with served(Path("site")) as (url, _), tempfile.TemporaryDirectory() as folder:
        for name in arguments.pages:
            _print(name, _asked(arguments.program, url + PAGES[name], Path(folder, "report.json")))


def _asked(program: str, address: str, report: Path) -> Any:
    """The report on a page, as parsed JSON."""
    flags = " ".join(["--headless=new", *ARGUMENTS])
    subprocess.run(
        [
            program, address, "--quiet", "--output=json", f"--output-path={report}", f"--chrome-flags={flags}",
            f"--only-categories={','.join(CATEGORIES)}",
        ],
        env={**os.environ, "CHROME_PATH": str(chromium())}, check=True,
    )  # fmt: skip
    return json.loads(report.read_bytes())


def _print(name: str, report: Any) -> None:
    categories = [report["categories"][category] for category in CATEGORIES]
    print(name.ljust(24), "  ".join(f"{round((each['score'] or 0) * 100):3}" for each in categories))
    for audit in (report["audits"][ref["id"]] for each in categories for ref in each["auditRefs"] if ref["weight"]):
        if audit["score"] not in (None, 1):
            print(f"    {audit['id']}: {audit['score']}, {audit['title']} {audit.get('displayValue', '')}")


if __name__ == "__main__":
    main()
