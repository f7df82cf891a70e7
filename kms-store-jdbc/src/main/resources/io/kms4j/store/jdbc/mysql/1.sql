-- Identifiers and user names are exact bytes: a collation would find 'MyKey' for 'mykey'.
CREATE TABLE IF NOT EXISTS objects (
    seq BIGINT NOT NULL AUTO_INCREMENT PRIMARY KEY,
    id VARBINARY(255) NOT NULL,
    type INT NOT NULL,
    owner VARBINARY(255) NOT NULL,
    state INT NOT NULL,
    version BIGINT NOT NULL,
    attributes MEDIUMBLOB NOT NULL,
    material MEDIUMBLOB NOT NULL,
    CONSTRAINT objects_id UNIQUE (id),
    INDEX objects_owner (owner, seq)
) ENGINE = InnoDB ROW_FORMAT = DYNAMIC;

-- What Locate finds objects by.
CREATE TABLE IF NOT EXISTS object_keys (
    attribute INT NOT NULL,
    attribute_value VARBINARY(64) NOT NULL,
    seq BIGINT NOT NULL,
    PRIMARY KEY (attribute, attribute_value, seq)
) ENGINE = InnoDB ROW_FORMAT = DYNAMIC;

-- Moments in microseconds since 1970.
CREATE TABLE IF NOT EXISTS object_dates (
    seq BIGINT NOT NULL,
    attribute INT NOT NULL,
    moment BIGINT NOT NULL,
    PRIMARY KEY (seq, attribute)
) ENGINE = InnoDB ROW_FORMAT = DYNAMIC;

-- Objects of every home, so nothing here refers to the table objects.
CREATE TABLE IF NOT EXISTS grants (
    object VARBINARY(255) NOT NULL,
    grantee VARBINARY(255) NOT NULL,
    operation INT NOT NULL,
    PRIMARY KEY (object, grantee, operation),
    INDEX grants_grantee (grantee, object, operation)
) ENGINE = InnoDB ROW_FORMAT = DYNAMIC;
