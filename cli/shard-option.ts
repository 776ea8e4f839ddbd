import { Option } from 'commander';

/** The option of `run` and `fuzz` that chooses one part of the work. */
export function shardOption(): Option {
  return new Option(
    '--shard <part>',
    "one part of the run, such as 2/4; 'auto' takes it from the variables of the CI job",
  );
}
