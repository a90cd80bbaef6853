export const Events = { Joined: 'user.created', Left: 'user.deleted' } as const
