import type { S3Client, S3ClientConfig } from '@aws-sdk/client-s3';
import type { Wire } from '../../client/wire.ts';
import { sdkPackages } from './packages.ts';
import type { Relay } from './relay.ts';
import { requestHandler } from './request-handler.ts';

/** Settings of the SDK client for one call. */
export interface ClientWish {
  readonly scheme?: 'https' | 'http';
  /**
   * `default`: checksums as the SDK adds them by default. Else only where a request asks for one.
   */
  readonly checksums?: 'default';
}

/** A client of the SDK that sends through a relay. */
export async function sdkClient(wire: Wire, relay: Relay, wish: ClientWish): Promise<S3Client> {
  const { S3Client } = await sdkPackages.client();
  return new S3Client({ ...settingsOf(wire, wish), requestHandler: requestHandler(relay) });
}

/** Sets everything that the SDK would otherwise take from environment variables and files. */
function settingsOf(wire: Wire, { scheme = 'https', checksums }: ClientWish): S3ClientConfig {
  const { accessKeyId, secretAccessKey, sessionToken } = wire.credentials;
  const summing = checksums === 'default' ? 'WHEN_SUPPORTED' : 'WHEN_REQUIRED';
  return {
    endpoint: wire.origins[scheme] ?? wire.origins.https,
    region: wire.region === '' ? 'us-east-1' : wire.region,
    forcePathStyle: wire.addressing === 'path',
    credentials: {
      accessKeyId,
      secretAccessKey,
      ...(sessionToken !== undefined && { sessionToken }),
    },
    maxAttempts: 1,
    retryMode: 'standard',
    defaultsMode: 'standard',
    requestChecksumCalculation: summing,
    responseChecksumValidation: summing,
    useDualstackEndpoint: false,
    useFipsEndpoint: false,
    useArnRegion: false,
    disableMultiregionAccessPoints: true,
    disableS3ExpressSessionAuth: true,
    followRegionRedirects: false,
    sigv4aSigningRegionSet: [],
    userAgentAppId: undefined,
  };
}
