export const OPTIONS = { algorithms: ['RS256' as const], clockTolerance: 10 }
