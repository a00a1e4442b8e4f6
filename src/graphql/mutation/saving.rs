//! Saving one record of each kind.

use async_graphql::{Context, Object, Result};

use super::{
    changed, editor,
    inputs::RecordInput,
    meant,
    payloads::{
        SaveCityPayload, SaveCommitmentPayload, SaveCountryPayload, SaveEmbassyPayload, SaveEventPayload,
        SaveOrganizationPayload, SavePersonPayload, SavePositionPayload, SaveProgramPayload,
        SaveRelationshipPayload, SaveSourcePayload, SaveTopicPayload,
    },
};
use crate::{
    graphql::scope::Scope,
    records::edit::{self, Edit, Saved},
    vocabulary::NodeKind,
};

const COUNTRY: usize = NodeKind::Country as usize;
const CITY: usize = NodeKind::City as usize;
const ORGANIZATION: usize = NodeKind::Organization as usize;
const EMBASSY: usize = NodeKind::Embassy as usize;
const POSITION: usize = NodeKind::Position as usize;
const PERSON: usize = NodeKind::Person as usize;
const TOPIC: usize = NodeKind::Topic as usize;
const PROGRAM: usize = NodeKind::Program as usize;
const SOURCE: usize = NodeKind::Source as usize;
const EVENT: usize = NodeKind::Event as usize;
const COMMITMENT: usize = NodeKind::Commitment as usize;
const RELATIONSHIP: usize = NodeKind::Relationship as usize;

async fn save<const KIND: usize>(context: &Context<'_>, input: RecordInput<KIND>) -> Result<Saved> {
    let (store, editor) = editor(context)?;
    let clock = Scope::of(context).asker().live.clock();
    let kind = RecordInput::<KIND>::kind();
    let expected_revision = meant(context, kind.kind, input.key.as_deref(), input.expected_revision).await?;
    let edit = Edit {
        kind,
        key: input.key,
        fields: input.fields,
        expected_revision,
    };
    let saved = Box::pin(edit::save(&store, clock, &editor, edit)).await;
    changed(context, saved).await
}

/// Saving one record.
#[derive(Default)]
pub(super) struct Saving;

/// Saving one record.
#[Object]
impl Saving {
    /// Saves a person, with the positions that they held.
    async fn save_person(
        &self,
        context: &Context<'_>,
        #[graphql(desc = "What is to be saved.")] input: RecordInput<PERSON>,
    ) -> Result<SavePersonPayload> {
        Ok(SavePersonPayload(save(context, input).await?))
    }

    /// Saves an organization.
    async fn save_organization(
        &self,
        context: &Context<'_>,
        #[graphql(desc = "What is to be saved.")] input: RecordInput<ORGANIZATION>,
    ) -> Result<SaveOrganizationPayload> {
        Ok(SaveOrganizationPayload(save(context, input).await?))
    }

    /// Saves an embassy, a consulate or another mission.
    async fn save_embassy(
        &self,
        context: &Context<'_>,
        #[graphql(desc = "What is to be saved.")] input: RecordInput<EMBASSY>,
    ) -> Result<SaveEmbassyPayload> {
        Ok(SaveEmbassyPayload(save(context, input).await?))
    }

    /// Saves a city.
    async fn save_city(
        &self,
        context: &Context<'_>,
        #[graphql(desc = "What is to be saved.")] input: RecordInput<CITY>,
    ) -> Result<SaveCityPayload> {
        Ok(SaveCityPayload(save(context, input).await?))
    }

    /// Saves a country.
    async fn save_country(
        &self,
        context: &Context<'_>,
        #[graphql(desc = "What is to be saved.")] input: RecordInput<COUNTRY>,
    ) -> Result<SaveCountryPayload> {
        Ok(SaveCountryPayload(save(context, input).await?))
    }

    /// Saves a position, which exists whoever holds it.
    async fn save_position(
        &self,
        context: &Context<'_>,
        #[graphql(desc = "What is to be saved.")] input: RecordInput<POSITION>,
    ) -> Result<SavePositionPayload> {
        Ok(SavePositionPayload(save(context, input).await?))
    }

    /// Saves an event, with who was there and where it is told.
    async fn save_event(
        &self,
        context: &Context<'_>,
        #[graphql(desc = "What is to be saved.")] input: RecordInput<EVENT>,
    ) -> Result<SaveEventPayload> {
        Ok(SaveEventPayload(save(context, input).await?))
    }

    /// Saves a topic.
    async fn save_topic(
        &self,
        context: &Context<'_>,
        #[graphql(desc = "What is to be saved.")] input: RecordInput<TOPIC>,
    ) -> Result<SaveTopicPayload> {
        Ok(SaveTopicPayload(save(context, input).await?))
    }

    /// Saves a program.
    async fn save_program(
        &self,
        context: &Context<'_>,
        #[graphql(desc = "What is to be saved.")] input: RecordInput<PROGRAM>,
    ) -> Result<SaveProgramPayload> {
        Ok(SaveProgramPayload(save(context, input).await?))
    }

    /// Saves a source.
    async fn save_source(
        &self,
        context: &Context<'_>,
        #[graphql(desc = "What is to be saved.")] input: RecordInput<SOURCE>,
    ) -> Result<SaveSourcePayload> {
        Ok(SaveSourcePayload(save(context, input).await?))
    }

    /// Saves a promise.
    async fn save_commitment(
        &self,
        context: &Context<'_>,
        #[graphql(desc = "What is to be saved.")] input: RecordInput<COMMITMENT>,
    ) -> Result<SaveCommitmentPayload> {
        Ok(SaveCommitmentPayload(save(context, input).await?))
    }

    /// Saves a relationship between two records.
    async fn save_relationship(
        &self,
        context: &Context<'_>,
        #[graphql(desc = "What is to be saved.")] input: RecordInput<RELATIONSHIP>,
    ) -> Result<SaveRelationshipPayload> {
        Ok(SaveRelationshipPayload(save(context, input).await?))
    }
}
