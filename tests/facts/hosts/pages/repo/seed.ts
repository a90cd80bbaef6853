// a picture of somebody's, and a page for people
export const user = { provider: 'clerk', image: 'https://img.clerk.com/eyJ0eXBlIjoiZmFrZSJ9' }
export const help = 'https://clerk.com/docs'
export const dashboard = 'https://dashboard.clerk.com/last-active'
