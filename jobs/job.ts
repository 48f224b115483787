/** What every job gets: ids only, never a person's words. */
export interface JobData {
  readonly id: string
}

/** One kind of job: its queue, how many at once, and the one function that it calls. */
export interface JobKind<Ports> {
  readonly queue: string
  readonly concurrency: number
  process(data: JobData, ports: Ports): Promise<void>
}
