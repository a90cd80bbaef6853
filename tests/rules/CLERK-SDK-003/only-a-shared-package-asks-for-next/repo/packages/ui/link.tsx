export const Link = () => null
