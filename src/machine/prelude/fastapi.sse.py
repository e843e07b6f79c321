"""What a handler that yields sends, one piece after another: events, lines of JSON, or the pieces as they are."""

import json

from _convert import convert_any
from fastapi.encoders import jsonable_encoder
from fastapi.exceptions import ResponseValidationError
from pydantic import BaseModel, Field, model_validator
from starlette.responses import StreamingResponse


class EventSourceResponse(StreamingResponse):
    media_type = "text/event-stream"


class ServerSentEvent(BaseModel):
    data: object = None
    raw_data: str | None = None
    event: str | None = None
    id: str | None = None
    retry: int | None = Field(default=None, ge=0)
    comment: str | None = None

    @model_validator(mode="after")
    def _one_kind_of_data(self):
        if self.data is not None and self.raw_data is not None:
            raise ValueError("Cannot set both 'data' and 'raw_data' on the same ServerSentEvent.")
        return self


def _lines(text):
    return text.replace("\r\n", "\n").replace("\r", "\n").split("\n")


def format_sse_event(*, data_str=None, event=None, id=None, retry=None, comment=None):
    lines = [f": {line}" for line in _lines(comment)] if comment is not None else []
    if event is not None:
        lines.append(f"event: {event}")
    if data_str is not None:
        lines += [f"data: {line}" for line in _lines(data_str)]
    if id is not None:
        lines.append(f"id: {id}")
    if retry is not None:
        lines.append(f"retry: {retry}")
    return ("\n".join(lines) + "\n\n").encode()


def _as_json(item, route):
    if route.item_model is None:
        return json.dumps(jsonable_encoder(item))
    errors = []
    value = convert_any(item, route.item_model, errors, ("response",))
    if errors:
        raise ResponseValidationError(errors, body=item)
    return json.dumps(jsonable_encoder(value), ensure_ascii=False, separators=(",", ":"))


def _as_event(item, route):
    if not isinstance(item, ServerSentEvent):
        return format_sse_event(data_str=_as_json(item, route))
    text = item.raw_data
    if item.data is not None:
        is_model = hasattr(item.data, "model_dump_json")
        text = item.data.model_dump_json() if is_model else json.dumps(jsonable_encoder(item.data))
    return format_sse_event(data_str=text, event=item.event, id=item.id, retry=item.retry, comment=item.comment)


def streamed(route, items):
    """The response of a handler that yields."""
    kind = route.response_class
    status = route.status_code or 200
    if issubclass(kind, EventSourceResponse):
        encode = lambda item: _as_event(item, route)
        headers = {"cache-control": "no-cache", "x-accel-buffering": "no"}
        return EventSourceResponse(_each(items, encode), status, headers)
    if issubclass(kind, StreamingResponse):
        return kind(items, status)
    content = _each(items, lambda item: _as_json(item, route) + "\n")
    return StreamingResponse(content, status, media_type="application/jsonl")


def _each(items, encode):
    if hasattr(items, "__aiter__"):

        async def encoded():
            async for item in items:
                yield encode(item)

        return encoded()
    return (encode(item) for item in items)
