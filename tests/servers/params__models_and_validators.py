"""Headers and forms as models, one of several models, validators, a file that is not there, and who asks."""

from typing import Annotated, Literal

from fastapi import FastAPI, Form, Header, Request, UploadFile
from pydantic import AfterValidator, BaseModel

app = FastAPI()


class Common(BaseModel):
    host: str
    if_modified_since: str | None = None
    save_data: bool


class Person(BaseModel):
    kind: Literal["person"]
    name: str


class Company(BaseModel):
    kind: Literal["company"]
    company_name: str


def known(name: str):
    if not name.startswith("a-"):
        raise ValueError("it must start with a-")
    return name


@app.get("/dashed")
async def dashed(common: Annotated[Common, Header()]):
    return common


@app.get("/as-they-are")
async def as_they_are(common: Annotated[Common, Header(convert_underscores=False)]):
    return common


@app.get("/checked")
async def checked(name: Annotated[str | None, AfterValidator(known)] = None):
    return {"name": name}


@app.post("/optional")
async def optional(token: Annotated[str, Form()], person: Annotated[Person | None, Form()] = None):
    return {"token": token, "person": person}


@app.post("/either")
async def either(one: Annotated[Person | Company, Form(discriminator="kind")]):
    return one


@app.post("/either-or-none")
async def either_or_none(one: Annotated[Person | Company | None, Form(discriminator="kind")] = None):
    return one


@app.post("/file")
async def file(file: UploadFile):
    return file.filename


@app.post("/files")
async def files(files: list[UploadFile]):
    return len(files)


@app.get("/who")
async def who(request: Request):
    return {"host": request.client.host, "connection": request.headers["connection"]}
