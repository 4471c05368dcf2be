"""Assets: the style sheet, the program and the fonts of the page."""

from __future__ import annotations

from pathlib import Path

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from casegen.style.fonts import fonts
from casegen.system.data import SKELETON

STATIC = Path(__file__).resolve().parent / "static"
FOREVER = {"Cache-Control": "private, max-age=31536000, immutable"}
ANEW = {"Cache-Control": "no-store"}


async def style(_request: Request) -> Response:
    """The style sheet: casegen's own for every page, this page's, and where the fonts are."""
    faces = "".join(
        f'@font-face{{font-family:"{face.family}";font-weight:{face.weight};'
        f"font-style:{face.style};font-display:block;"
        f'src:url(/fonts/{face.woff2.name}) format("woff2")}}\n'
        for face in fonts().faces
    )
    sheets = (SKELETON / "base.css", STATIC / "watch.css")
    text = faces + "".join(sheet.read_text("utf-8") for sheet in sheets)
    return Response(text, media_type="text/css", headers=ANEW)


async def script(_request: Request) -> Response:
    """The page's program."""
    return Response((STATIC / "watch.js").read_bytes(), media_type="text/javascript", headers=ANEW)


async def font(request: Request) -> Response:
    """One of the fonts, by its file's name."""
    for face in fonts().faces:
        if face.woff2.name == request.path_params["name"]:
            return Response(face.woff2.read_bytes(), media_type="font/woff2", headers=FOREVER)
    raise HTTPException(404)


async def nothing(_request: Request) -> Response:
    """The picture that browsers ask every site for."""
    return Response(status_code=204)
