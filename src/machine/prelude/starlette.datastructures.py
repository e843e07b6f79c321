"""What requests and responses are made of."""

from starlette.requests import URL, Address, FormData, Headers, MutableHeaders, QueryParams, State
