"""SSE-C headers and parameters of a key, and requests with exactly these headers. Keys are TEST ONLY."""
import base64
import hashlib
import http.client
import os
import ssl
import urllib.parse

TLS = ssl.create_default_context(cafile=os.environ['AWS_CA_BUNDLE'])


def ssec(key, prefix=''):
    return {prefix + 'SSECustomerAlgorithm': 'AES256', prefix + 'SSECustomerKey': key}


def headers(key):
    name = 'x-amz-server-side-encryption-customer-'
    return {
        name + 'algorithm': 'AES256',
        name + 'key': base64.b64encode(key).decode(),
        name + 'key-MD5': base64.b64encode(hashlib.md5(key).digest()).decode(),
    }


def sent(method, url, head, body=None):
    """Sends a request with these headers and no others, and returns its status and body."""
    parts = urllib.parse.urlsplit(url)
    connection = http.client.HTTPSConnection(parts.hostname, parts.port, context=TLS)
    path = parts.path + ('?' + parts.query if parts.query else '')
    connection.request(method, path, body=body, headers=head)
    answer = connection.getresponse()
    return answer.status, answer.read()
