-- Whether a photo was drawn again from its pixels, so that its file tells nothing of who took it and where. Those kept before are done once.
ALTER TABLE terrain_photo ADD COLUMN redessinee boolean NOT NULL DEFAULT false;
