export enum ClerkEvent {
  Created = 'user.created',
  Renamed = 'user.renamed',
}
