export const USER_UPDATED = 'user.updated'
