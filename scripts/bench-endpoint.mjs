// The reference endpoint in a separate process, for the bare loop of the benchmark.
const { startReferenceEndpoint } = await import(
  new URL('../dist/fixtures/endpoint/index.js', import.meta.url)
);
const { url, httpUrl, region, accessKeyId, secretAccessKey, caPem } =
  await startReferenceEndpoint();
process.stdout.write(JSON.stringify({ url, httpUrl, region, accessKeyId, secretAccessKey, caPem }));
