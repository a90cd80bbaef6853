export const handleError = () => undefined
