/** The functions of a Python script. */
export const pythonKit = `def send(start, method, target, headers, body=b""):
    request = AWSRequest(method=method, url=start + target, headers=headers, data=body)
    request.context["payload_signing_enabled"] = True
    S3SigV4Auth(credentials, "s3", region).add_auth(request)
    answer = wire.send(request.prepare())
    print(method, target, "->", answer.status_code, answer.content[:300])
    return answer


def element(answer, name):
    found = re.search(f"<{name}>([^<]*)<", answer.text)
    return found.group(1) if found else ""


def etag(answer):
    return answer.headers.get("ETag") or element(answer, "ETag")


def key():
    return base64.b64encode(os.urandom(32)).decode()


def md5(key):
    return base64.b64encode(hashlib.md5(base64.b64decode(key)).digest()).decode()


bucket = os.environ.get("BUCKET")
if not bucket:
    bucket = "ssec-repro-" + os.urandom(6).hex()
    send(https, "PUT", "/" + bucket, {})`;
