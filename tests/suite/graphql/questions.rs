//! The questions that Rapport is for, asked of the example record.

use insta::{allow_duplicates, assert_json_snapshot};

use crate::app::Rapport;
use crate::support::on_both_databases;

on_both_databases! {
    /// Five, although the sources name the Secretary General at two meetings only.
    async fn which_officials_met_the_secretary_general(db: TestDatabase) {
        let rapport = Rapport::with_example(&db).await;
        let answer = rapport.ask(r#"{ position(key: "wego-secretary-general") { met(first: 10) { totalCount edges {
            meetings firstMet lastMet inferred position { title } institution { name } node { name } } } } }"#).await;
        allow_duplicates! { assert_json_snapshot!(answer, @r#"
        {
          "position": {
            "met": {
              "totalCount": 5,
              "edges": [
                {
                  "meetings": 1,
                  "firstMet": "2022-03-02",
                  "lastMet": "2022-03-02",
                  "inferred": false,
                  "position": {
                    "title": "Ambassador of Costa Rica to Korea"
                  },
                  "institution": {
                    "name": "Embassy of Costa Rica in Seoul"
                  },
                  "node": {
                    "name": "Alejandro Rodríguez Zamora"
                  }
                },
                {
                  "meetings": 1,
                  "firstMet": "2022-02-17",
                  "lastMet": "2022-02-17",
                  "inferred": false,
                  "position": {
                    "title": "Military Attaché"
                  },
                  "institution": {
                    "name": "Embassy of Japan in Seoul"
                  },
                  "node": {
                    "name": "Haruyuki Fujii"
                  }
                },
                {
                  "meetings": 1,
                  "firstMet": "2022-02-17",
                  "lastMet": "2022-02-17",
                  "inferred": false,
                  "position": {
                    "title": "First Secretary of the Economic Section"
                  },
                  "institution": {
                    "name": "Embassy of Japan in Seoul"
                  },
                  "node": {
                    "name": "Masaki Miwa"
                  }
                },
                {
                  "meetings": 1,
                  "firstMet": "2022-02-11",
                  "lastMet": "2022-02-11",
                  "inferred": true,
                  "position": {
                    "title": "Ambassador"
                  },
                  "institution": {
                    "name": "Embassy of Colombia in Seoul"
                  },
                  "node": {
                    "name": "Juan Carlos Caiza Rosero"
                  }
                },
                {
                  "meetings": 1,
                  "firstMet": "2022-02-07",
                  "lastMet": "2022-02-07",
                  "inferred": true,
                  "position": {
                    "title": "Research & Development Attaché"
                  },
                  "institution": {
                    "name": "Quebec Government Office in Seoul"
                  },
                  "node": {
                    "name": "Andrew Lim"
                  }
                }
              ]
            }
          }
        }
        "#) };
    }

    /// The Singaporean received representatives whom nobody names: the organization met him, its Secretary General did not.
    async fn who_met_the_organization_and_who_visited_whom(db: TestDatabase) {
        let rapport = Rapport::with_example(&db).await;
        let answer = rapport.ask(r#"{ organization(key: "wego") { met { totalCount } engagedWith {
            edges { hosted visited node { name } } } } }"#).await;
        allow_duplicates! { assert_json_snapshot!(answer, @r#"
        {
          "organization": {
            "met": {
              "totalCount": 6
            },
            "engagedWith": {
              "edges": [
                {
                  "hosted": 0,
                  "visited": 1,
                  "node": {
                    "name": "Embassy of Singapore in Seoul"
                  }
                },
                {
                  "hosted": 1,
                  "visited": 0,
                  "node": {
                    "name": "Embassy of Costa Rica in Seoul"
                  }
                },
                {
                  "hosted": 1,
                  "visited": 0,
                  "node": {
                    "name": "Embassy of Japan in Seoul"
                  }
                },
                {
                  "hosted": 0,
                  "visited": 1,
                  "node": {
                    "name": "Embassy of Colombia in Seoul"
                  }
                },
                {
                  "hosted": 1,
                  "visited": 0,
                  "node": {
                    "name": "Quebec Government Office in Seoul"
                  }
                }
              ]
            }
          }
        }
        "#) };
    }

    /// Whoever was not named is inferred from being named in the post before and after.
    async fn who_held_the_position_on_a_day_and_how_surely(db: TestDatabase) {
        let rapport = Rapport::with_example(&db).await;
        let answer = rapport.ask(r#"{ position(key: "wego-secretary-general") {
            before: holders(on: "2022-02-11") { certainty person { name } tenure { from } evidence { key } }
            between: holders(on: "2022-02-25") { certainty person { name } evidence { key } }
            today: holders { certainty }
            long: holders(on: "2012-02-11") { certainty } } }"#).await;
        allow_duplicates! { assert_json_snapshot!(answer, @r#"
        {
          "position": {
            "before": [
              {
                "certainty": "LIKELY",
                "person": {
                  "name": "Jung Sook Park"
                },
                "tenure": null,
                "evidence": [
                  {
                    "key": "japanese-officials-at-wego-2022-02-17"
                  }
                ]
              }
            ],
            "between": [
              {
                "certainty": "CERTAIN",
                "person": {
                  "name": "Jung Sook Park"
                },
                "evidence": [
                  {
                    "key": "japanese-officials-at-wego-2022-02-17"
                  },
                  {
                    "key": "costa-rican-ambassador-at-wego-2022-03-02"
                  }
                ]
              }
            ],
            "today": [
              {
                "certainty": "LIKELY"
              }
            ],
            "long": []
          }
        }
        "#) };
    }

    /// One event told by two notes is one event; groups without names stay groups.
    async fn what_a_participant_is_known_by(db: TestDatabase) {
        let rapport = Rapport::with_example(&db).await;
        let answer = rapport.ask(r#"{
            inferred: event(key: "quebec-attache-at-wego-2022-02-07") { participants { nodes {
                person { key } position { key } institution { key } side attribution } } }
            group: event(key: "hybrid-launch-2022-02-23") {
                citations { stance source { key } }
                parts { nodes { key } }
                participants(first: 2) { totalCount nodes { person { key } label attendance role attribution } } } }"#).await;
        allow_duplicates! { assert_json_snapshot!(answer, @r#"
        {
          "inferred": {
            "participants": {
              "nodes": [
                {
                  "person": {
                    "key": "jung-sook-park"
                  },
                  "position": {
                    "key": "wego-secretary-general"
                  },
                  "institution": {
                    "key": "wego"
                  },
                  "side": "HOST",
                  "attribution": "INFERRED"
                },
                {
                  "person": {
                    "key": "andrew-lim"
                  },
                  "position": {
                    "key": "research-and-development-attache-of-quebec-in-seoul"
                  },
                  "institution": {
                    "key": "quebec-government-office-in-seoul"
                  },
                  "side": "GUEST",
                  "attribution": "STATED"
                }
              ]
            }
          },
          "group": {
            "citations": [
              {
                "stance": "ANNOUNCES",
                "source": {
                  "key": "wego-note-2022-02-14"
                }
              },
              {
                "stance": "REPORTS",
                "source": {
                  "key": "wego-note-2022-02-23-hybrid-event"
                }
              }
            ],
            "parts": {
              "nodes": [
                {
                  "key": "smart-city-champions-announcement-2022-02-23"
                }
              ]
            },
            "participants": {
              "totalCount": 4,
              "nodes": [
                {
                  "person": null,
                  "label": null,
                  "attendance": "ATTENDED",
                  "role": "ORGANIZER",
                  "attribution": "UNRESOLVED"
                },
                {
                  "person": null,
                  "label": "Members of WeGO",
                  "attendance": "INVITED",
                  "role": "ATTENDEE",
                  "attribution": "UNRESOLVED"
                }
              ]
            }
          }
        }
        "#) };
    }

    /// A record of any kind has one identity, which leads to it.
    async fn every_record_is_found_by_its_identity(db: TestDatabase) {
        let rapport = Rapport::with_example(&db).await;
        let answer = rapport.ask(r#"{ nodes(ids: ["person:andrew-lim", "embassy:embassy-of-colombia-in-seoul",
            "position:wego-secretary-general", "relationship:wego-and-embassy-of-costa-rica", "city:atlantis",
            "program:smart-city-champions", "topic:smart-city-champions", "nonsense", "person:"]) { __typename id } }"#).await;
        allow_duplicates! { assert_json_snapshot!(answer, @r#"
        {
          "nodes": [
            {
              "__typename": "Person",
              "id": "person:andrew-lim"
            },
            {
              "__typename": "Embassy",
              "id": "embassy:embassy-of-colombia-in-seoul"
            },
            {
              "__typename": "Position",
              "id": "position:wego-secretary-general"
            },
            {
              "__typename": "Relationship",
              "id": "relationship:wego-and-embassy-of-costa-rica"
            },
            null,
            {
              "__typename": "Program",
              "id": "program:smart-city-champions"
            },
            {
              "__typename": "Topic",
              "id": "topic:smart-city-champions"
            },
            null,
            null
          ]
        }
        "#) };
    }
}
