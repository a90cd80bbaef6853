import express from 'express';
import { onClerk, onClerkParsed } from './hooks';

const app = express();

app.post('/hooks/clerk', express.raw({ type: 'application/json' }), onClerk);
app.use(express.json());
app.post('/hooks/clerk-late', onClerkParsed);
app.listen(3000);
