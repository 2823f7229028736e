DROP TABLE _backup
