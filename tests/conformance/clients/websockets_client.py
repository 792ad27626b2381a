"""The loop of talk.mjs by python3-websockets. usage: websockets_client.py TASK, the task as JSON."""

import asyncio
import json
import sys

import websockets


async def join(task, token):
    socket = await websockets.connect(task["url"].replace("http", "ws") + "/api/socket")
    await socket.send(json.dumps({"kind": "hello", "token": token}))
    await until(socket, lambda line: line["kind"] == "caught_up")
    return socket


async def until(socket, wanted):
    while True:
        for line in map(json.loads, (await socket.recv()).splitlines()):
            if wanted(line):
                return line


async def talk(task):
    one, other = [await join(task, token) for token in task["tokens"]]
    text = "κόσμε 🙂 " * 200
    await one.send(json.dumps({"kind": "command", "id": task["name"], "command": {
        "kind": "post_message", "timeline": task["timeline"], "text": text, "mentions": []}}))
    reply = await until(one, lambda line: line["kind"] == "reply")
    assert "problem" not in reply, reply
    came = await until(other, lambda line: line["kind"] == "entry" and line["entry"]["sequence"] == reply["sequences"][0])
    assert text in json.dumps(came, ensure_ascii=False), came
    await (await other.ping(b"are you there"))
    await one.close(1000)
    await other.close(4000)
    assert (one.close_code, other.close_code) == (1000, 4000)


asyncio.run(asyncio.wait_for(talk(json.loads(sys.argv[1])), 20))
print("ok")
