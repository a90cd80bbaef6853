export const createBrowserRouter = () => null;
