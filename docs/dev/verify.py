#!/usr/bin/env python3
"""Checks a ledger: JSON Lines as docs/dev/ledger.md describes them, nothing but the standard library.

usage: verify.py FILE [STREAM=VERSION:DIGEST ...]   (heads that were kept elsewhere)
"""
import hashlib, json, sys

DOMAIN = b"funkstille.ledger.entry.1"
NONE = "00" * 32

def body_of(entry):
    if entry.get("body_hex") is not None:
        return bytes.fromhex(entry["body_hex"])
    return None if entry.get("body") is None else entry["body"].encode()

def digest_of(entry):
    number = lambda name: str(entry[name]).encode()
    text = lambda name: entry[name].encode()
    fields = [DOMAIN, number("tenant"), number("sequence"), text("stream_kind"), text("stream_id"),
              number("version"), text("event_type"), number("happened_at"), number("recorded_at"),
              text("actor"), bytes.fromhex(entry["body_digest"]), bytes.fromhex(entry["previous_digest"])]
    return hashlib.sha256(b"".join(len(f).to_bytes(8, "big") + f for f in fields)).hexdigest()

def flaw_of(entry, version, sequence, digest):
    if entry["version"] != version + 1:
        return "missing" if entry["version"] > version + 1 else "moved"
    body, salt = body_of(entry), entry.get("salt")
    if (body is None) != (salt is None):
        return "changed"
    if body is not None:
        salt = bytes.fromhex(salt)
        if len(salt) != 32 or hashlib.sha256(salt + body).hexdigest() != entry["body_digest"]:
            return "changed"
    if entry["previous_digest"] != digest or entry["digest"] != digest_of(entry):
        return "changed"
    return "moved" if entry["sequence"] <= sequence else None

def main(path, *kept):
    known = {stream: tuple(head.split(":")) for stream, head in (k.rsplit("=", 1) for k in kept)}
    heads, count, gaps = {}, 0, 0
    for line in open(path, encoding="utf-8"):
        entry = json.loads(line)
        stream = f'{entry["tenant"]}/{entry["stream_kind"]}/{entry["stream_id"]}'
        version, sequence, digest = heads.get(stream, (0, 0, NONE))
        flaw = flaw_of(entry, version, sequence, digest)
        if not flaw and known.get(stream, ("", ""))[0] == str(entry["version"]):
            flaw = None if known.pop(stream)[1] == entry["digest"] else "changed"
        if flaw:
            sys.exit(f"{stream}/{version + 1}: {flaw}")
        heads[stream] = (entry["version"], entry["sequence"], entry["digest"])
        count, gaps = count + 1, gaps + (body_of(entry) is None)
    for stream in known:
        sys.exit(f"{stream}/{heads.get(stream, (0,))[0] + 1}: cut")
    print(json.dumps({"valid": True, "entries": count, "gaps": gaps, "streams": len(heads)}))

main(*sys.argv[1:])
