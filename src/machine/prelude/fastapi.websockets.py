"""Names only: there are no websockets here."""

from fastapi import WebSocket, WebSocketDisconnect


class WebSocketState:
    CONNECTING, CONNECTED, DISCONNECTED, RESPONSE = range(4)
