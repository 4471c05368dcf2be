"""The guard: only this computer's own pages are answered, and none may load anything foreign."""

from __future__ import annotations

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; font-src 'self'; img-src 'self'; "
    "connect-src 'self'; frame-src 'self'; base-uri 'none'; form-action 'none'; "
    "frame-ancestors 'none'"
)
HEADERS = {
    "Content-Security-Policy": POLICY,
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
}


class Guard:
    """Refuses what another site or a rebound name asks for, and sets every answer's policy."""

    def __init__(self, app: ASGIApp, port: int) -> None:
        self.app = app
        self.hosts = {f"{name}:{port}" for name in ("127.0.0.1", "localhost")}
        if port == 80:  # noqa: PLR2004 - the port that a browser leaves out
            self.hosts |= {"127.0.0.1", "localhost"}

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request, or refuse it."""
        if scope["type"] == "lifespan":
            await self.app(scope, receive, send)
            return
        if scope["type"] != "http":
            return

        async def guarded(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in HEADERS.items():
                    headers.setdefault(name, value)
            await send(message)

        refused = self.refusal(Headers(scope=scope))
        await (refused or self.app)(scope, receive, guarded)

    def refusal(self, headers: Headers) -> PlainTextResponse | None:
        """The answer to a request that is not this computer's own."""
        if headers.getlist("host") not in [[host] for host in self.hosts]:
            return PlainTextResponse("This server answers only to its own address.\n", 421)
        origin = headers.get("origin")
        if origin is not None and origin not in {f"http://{host}" for host in self.hosts}:
            return PlainTextResponse("Another site may not ask this server.\n", 403)
        opened = headers.get("sec-fetch-dest") == "document"
        if headers.get("sec-fetch-site") in {"cross-site", "same-site"} and not opened:
            return PlainTextResponse("Another site may not ask this server.\n", 403)
        return None
