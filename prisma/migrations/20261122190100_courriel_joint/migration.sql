-- A text made for one mail alone, sent as an attachment: `{ nom, type, texte }`. Forgotten once sent, as the mail's text is.
ALTER TABLE courriel ADD COLUMN joint jsonb;
