#!/usr/bin/env python3
"""Checks a case file: JSON Lines as docs/dev/ledger.md describes them, nothing but the standard library.

usage: verify.py [--ledger] FILE [STREAM=VERSION:DIGEST ...]
       --ledger: entries alone, no case file. STREAM=…: heads that were kept elsewhere.
"""
import base64, hashlib, json, sys

TAIL = 67  # bytes at the end of a line that its digest does not cover: 64 digits, quote, brace, newline
DECODERS = {"body": str.encode, "body_hex": bytes.fromhex, "text": str.encode, "base64": base64.b64decode}
sha256 = lambda data: hashlib.sha256(data).hexdigest()

def content_of(line):
    return next((decode(line[name]) for name, decode in DECODERS.items() if line.get(name) is not None), None)

def digest_of(entry):
    names = ["tenant", "sequence", "stream_kind", "stream_id", "version", "event_type", "happened_at", "recorded_at"]
    fields = [b"funkstille.ledger.entry.1", *(str(entry[name]).encode() for name in [*names, "actor"]),
              bytes.fromhex(entry["body_digest"]), bytes.fromhex(entry["previous_digest"])]
    return sha256(b"".join(len(field).to_bytes(8, "big") + field for field in fields))

def flaw_of_entry(entry, version, sequence, digest):
    if entry["version"] != version + 1:
        return "missing" if entry["version"] > version + 1 else "moved"
    body, salt = content_of(entry), bytes.fromhex(entry["salt"] or "")
    is_erased = body is None and not salt
    if not (is_erased or (len(salt) == 32 and sha256(salt + body) == entry["body_digest"])):
        return "changed"
    if entry["previous_digest"] != digest or entry["digest"] != digest_of(entry):
        return "changed"
    return "moved" if entry["sequence"] <= sequence else None

def words_of(letter):
    parts = [letter["channel"], letter["recipient"], letter["subject"], letter["text"], *letter["attachments"]]
    return sha256(b"".join(len(part.encode()).to_bytes(8, "big") + part.encode() for part in parts))

def note_letter(entry, kept):
    if entry["event_type"] == "letter-kept" and content_of(entry) is not None:
        what = json.loads(content_of(entry))["what"]["letter-kept"]
        kept[what["letter"]] = what["content"]

def flaw_of_other(line, number, so_far, heads, kept):
    if line["line"] != number:
        return "missing" if line["line"] > number else "moved"
    content = content_of(line) if line["is"] == "file" else None
    is_right = content is None or sha256(content) == line["content"]
    if line["is"] == "letter":
        words = words_of(line)
        is_right = kept.pop(line["letter"], words) == words
    if line["is"] == "end":
        is_right = set(line["heads"]) == {f"{name}={head[0]}:{head[2]}" for name, head in heads.items()}
    flaw = None if is_right and line["digest"] == so_far.hexdigest() else "changed"
    return flaw or ("missing" if line["is"] == "end" and kept else None)

def main(*args):
    is_ledger, (path, *kept) = "--ledger" in args, [arg for arg in args if arg != "--ledger"]
    known = {stream: tuple(head.split(":")) for stream, head in (k.rsplit("=", 1) for k in kept)}
    heads, kept_letters, count, gaps, number, is_closed, so_far = {}, {}, 0, 0, 0, False, hashlib.sha256()
    for number, raw in enumerate(open(path, "rb"), 1):
        so_far.update(raw[:-TAIL])
        place, flaw = f"line {number}", "foreign" if is_closed else None
        try:
            line = json.loads(raw.decode())
            if not flaw and "is" in line:
                flaw, is_closed = flaw_of_other(line, number, so_far, heads, kept_letters), line["is"] == "end"
            elif not flaw:
                stream = f'{line["tenant"]}/{line["stream_kind"]}/{line["stream_id"]}'
                version, sequence, digest = heads.get(stream, (0, 0, "00" * 32))
                place, flaw = f"{stream}/{version + 1}", flaw_of_entry(line, version, sequence, digest)
                if not flaw and known.get(stream, ("", ""))[0] == str(line["version"]):
                    flaw = None if known.pop(stream)[1] == line["digest"] else "changed"
                heads[stream] = (line["version"], line["sequence"], line["digest"])
                note_letter(line, kept_letters)
                count, gaps = count + 1, gaps + (content_of(line) is None)
        except (ValueError, KeyError, TypeError, AttributeError):
            flaw = "changed"
        flaw = flaw if is_ledger or raw.endswith(b"\n") else "cut"
        if flaw:
            sys.exit(f"{place}: {flaw}")
        so_far.update(raw[-TAIL:])
    for stream in known:
        sys.exit(f"{stream}/{heads.get(stream, (0,))[0] + 1}: cut")
    if not (is_ledger or is_closed):
        sys.exit(f"line {number + 1}: cut")
    print(json.dumps({"valid": True, "entries": count, "gaps": gaps, "streams": len(heads)}))

main(*sys.argv[1:])
