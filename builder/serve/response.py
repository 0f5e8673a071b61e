"""Find the answer to an address: a page, a redirect, the mistakes. The disk is never asked."""

from __future__ import annotations

import traceback
from dataclasses import dataclass

from builder.render.assets import UNVERSIONED
from builder.serve.error_page import explain, in_template, trouble_page, with_panel
from builder.serve.preview import Live, Preview


@dataclass(frozen=True, slots=True, kw_only=True)
class Response:
    """The answer to a request."""

    live: Live
    """The site that it is from."""
    status: int = 200
    kind: str = "html"
    """The ending of the name of the file."""
    data: bytes = b""
    redirect: str = ""
    """The address to ask for instead, below the root."""
    failure: str = ""
    """The text about an exception for the terminal."""

    @property
    def version(self) -> tuple[str, str]:
        """A name for the state of the page, and one for that of its stylesheets."""
        return self.live.rendering.version(self.data)


async def respond(preview: Preview, url_path: str) -> Response:
    """The answer to a request, from the newest site.

    A page that cannot be made of a site that is not checked yet waits for the checks, since these may say why.
    """
    while True:
        live = preview.live
        assert live, "the socket is opened after the first site is there"
        try:
            return await _respond(preview, live, url_path)
        except Exception as error:
            if preview.settled.is_set() and live is preview.live:
                return _failed(preview, live, error)
            await preview.settled.wait()


async def _respond(preview: Preview, live: Live, url_path: str) -> Response:
    files = live.rendering.files
    index = f"{url_path}index.html" if url_path.endswith("/") or not url_path else url_path
    if index in files:
        return await _file(live, index)
    if not live.ready:
        return _trouble(preview, live, 503, live.trouble)
    if f"{url_path}/index.html" in files:
        return Response(live=live, redirect=f"{url_path}/")
    return await _file(live, "404.html", 404)


async def _file(live: Live, file: str, status: int = 200) -> Response:
    data, kind = await live.rendering.file(file), file.rpartition(".")[2]
    if kind == "html" and live.trouble:
        data = with_panel(data, live.trouble)
    return Response(live=live, status=status, kind=kind, data=data)


def _trouble(preview: Preview, live: Live, status: int, trouble: str, failure: str = "") -> Response:
    page = trouble_page(trouble, preview.options.policy, f"{UNVERSIONED}style.css")
    return Response(live=live, status=status, data=page, failure=failure)


def _failed(preview: Preview, live: Live, error: Exception) -> Response:
    """The reason why one page of a good site cannot be made."""
    folders = preview.template_folders()
    trouble = explain(error, folders)
    details = "".join(traceback.format_exception(error))
    return _trouble(preview, live, 500, trouble, trouble if in_template(error, folders) else details)
